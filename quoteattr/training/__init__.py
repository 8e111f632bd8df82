"""How the bundled model is made: from annotated articles to the file that the compact engine loads.

``python -m quoteattr.training --help`` lists the steps; docs/model.md tells of
the model, docs/how-to/fine-tune.md how to teach it from one's own articles.
"""
