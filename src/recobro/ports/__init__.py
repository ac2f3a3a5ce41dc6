"""Small protocols between the product and the outside, and the values they exchange."""
