"""What an article says: actors and their roles, goods, sums, quantities, days, rules, and what sort of event it is."""
