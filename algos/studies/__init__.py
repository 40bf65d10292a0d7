"""The mathematics of single lessons: means of ratios, the gate's bound, softmax updates, made-up responses."""
