"""Arabic news article in, typed facts out.

What happens here: `document.py` folds an article and keeps the way back to its original characters;
`numbers.py`, `dates.py`, `places.py` and `actors.py` find the small things; `incidents.py`,
`milestones.py`, `roles.py` and `statements.py` put them together into the four kinds of fact that
`facts.py` defines; `extract.py` runs them all over one article. Lexicons are CSV files in
`lexicon/`; the registries of places and actors are the dbt seeds, so that warehouse and
extractor share one copy. Pure functions: no database, no clock, no network (`llm.py` aside).
"""
