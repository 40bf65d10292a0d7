"""The lesson on means: why GSPO takes the geometric one."""
