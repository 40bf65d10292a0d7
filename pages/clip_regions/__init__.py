"""The lesson on clipping: where over ratio and advantage the gradient stops."""
