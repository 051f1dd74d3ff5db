"""The binding to the C kernel: one module a family of functions, each with a NumPy twin."""
