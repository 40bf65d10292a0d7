"""The report on races: one HTML file with their curves, final rewards and paired differences, which opens offline.

python -m viz.report RUN [RUN ...] -o report.html --lang zh
"""
