"""What the advice is worth: real histories replayed, worlds simulated, results written down.

Run from the checkout: `python -m evidence`. Nothing here is part of the product.
"""
