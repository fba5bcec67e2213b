"""Referral routes: ``question.py`` answers; ``steps.py`` finds steps, ``ways.py`` ways, ``effort.py`` weighs them."""
