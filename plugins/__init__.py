"""Pelican plugins of this site."""
