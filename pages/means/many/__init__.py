"""The means of many responses of the old policy: how they scatter, and what is expected of them."""
