"""Great Expectations suites of the two gates, one YAML file a gate, and the runner that applies them."""
