"""What the code location is made of: the resource, the assets, the checks, the automation."""
