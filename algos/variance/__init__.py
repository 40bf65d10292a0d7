"""The noise of policy gradients: what each objective's weights cost in variance and in bias."""
