"""Referral routes: ``question.py`` answers, ``effort.py`` weighs steps, ``steps.py`` finds them."""
