"""Signing in by OpenID Connect: the provider, its tokens, and the roles that they give."""
