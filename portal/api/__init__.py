"""What every resource of the API shares: who asks, how often, which page, and how it refuses."""
