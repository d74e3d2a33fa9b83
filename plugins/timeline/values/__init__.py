"""Values: dates with their uncertainty, and how dates, money and quantities are said."""
