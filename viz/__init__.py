"""How things are shown: what pages declare, how Streamlit and the browser draw it, what a person takes home.

Nothing here knows a page by its name.
"""

from algos import moved

moved.answer({
    "viz.build": "pages.commands.trace",
    "viz.race": "pages.training_race (to record a race: python -m pages.commands.record)",
    "viz.variance": "pages.gradient_variance (to record: python -m pages.commands.record)",
    "viz.explorables": "pages, a room for each",
    "viz.lessons": "pages, a room for each",
    "viz.export.__main__": "pages.commands.widget",
    "viz.explorable": "viz.declare.explorable",
    "viz.controls": "viz.declare.controls",
    "viz.spec": "viz.declare.spec",
    "viz.edits": "viz.declare.edits",
    "viz.page": "viz.draw.page",
    "viz.take": "viz.draw.take",
    "viz.text": "viz.look.text",
    "viz.style": "viz.look.style",
    "viz.figures": "viz.look.figures",
    "viz.piece": "viz.export.piece",
    "viz.state": "viz.draw.state",
    "viz.teacher": "viz.draw.teacher",
    "viz.trust": "viz.draw.trust",
    "viz.url": "viz.draw.url",
    "viz.widgets": "viz.draw.widgets",
    "viz.payload": "viz.live.payload",
    "viz.preload": "viz.live.preload",
    "viz.routes": "viz.live.routes",
    "viz.glossary": "viz.look.glossary",
    "viz.claims": "viz.lesson.claims",
    "viz.claim_facts": "viz.lesson.claim_facts",
    "viz.job_view": "viz.jobs.view",
    "viz.tab": "viz.jobs.tab",
    "viz.atlas": "pages.atlas.cards",
    "viz.worksheet": "pages.classroom.worksheet",
    "viz.disagreements": "pages.disagreements.figures",
    "viz.spread": "pages.means.many",
    "viz.token_curves": "pages.token_weights.curves",
    "viz.gate_editor": "pages.clip_regions.own_gate.section",
})  # fmt: skip
