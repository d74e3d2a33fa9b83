"""A run over many inputs: on several processes, shown while it goes on, taken up where it stopped, summed up."""
