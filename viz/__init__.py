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
})  # fmt: skip
