"""The plane in which a recorded path lies best: its two principal directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from glassbowl.core.arrays import Array
from glassbowl.errors import KernelError
from glassbowl.kernel.library import address, library
from glassbowl.kernel.refusals import refuse_strange, refuse_too_many

MOST: Final = 256
"""Time grows with the cube of points or numbers, whichever are fewer; these take half a second."""

STRAIGHT: Final = 1e-13
"""A path whose second direction explains no more than this cannot be told from a straight one."""


@dataclass(frozen=True, eq=False, slots=True)
class Directions:
    """A path seen from its end, in the plane that comes nearest to all of its points.

    end          the last point, (numbers,): where both coordinates are 0
    directions   (2, numbers): each of length 1, square to each other, largest number above 0
    shares       (2,): what part of all squared distances to the end each explains, 0 to 1
    coordinates  (points, 2): how far along each direction every point stands from the end
    """

    end: Array
    directions: Array
    shares: Array
    coordinates: Array


def principal_directions(path: ArrayLike) -> Directions:
    """The two directions in which a path, (points, numbers), goes furthest.

    Distances are taken from its last point, as is usual for pictures of learning (Li et al., 2018):
    no mean is taken away. Points that stand for the same length of time count the same; who wants a
    log time scale records on one. The second direction of a straight path is the axis that its
    first has least to do with. By the kernel when there is one, else by NumPy. Raises KernelError
    for fewer than 2 points or numbers, more than 256 of both, or a path that leads nowhere.
    """
    points = _checked(path)
    if (found := library()) is None:
        return principal_directions_in_numpy(points)
    count, numbers = points.shape
    scratch = np.empty(found.c.glassbowl_directions_room(count, numbers))
    directions, shares, coordinates = np.empty((2, numbers)), np.empty(2), np.empty((count, 2))
    found.c.glassbowl_directions(
        count, numbers, *map(address, (points, directions, shares, coordinates, scratch))
    )
    return Directions(points[-1], directions, shares, coordinates)


def principal_directions_in_numpy(path: ArrayLike) -> Directions:
    """The same by a singular value decomposition: what is used where there is no kernel."""
    points = _checked(path)
    differences = points - points[-1]
    _, sizes, directions = np.linalg.svd(
        differences / np.abs(differences).max(), full_matrices=False
    )
    shares = sizes[:2] ** 2 / (sizes**2).sum()
    first, second = directions[:2]
    if shares[1] <= STRAIGHT:
        shares[1] = 0
        aside = np.eye(1, len(first), int(np.argmin(np.abs(first))))[0]
        second = aside - (aside @ first) * first
    ready = np.stack([_with_sign(first), _with_sign(second / np.sqrt(second @ second))])
    return Directions(points[-1], ready, shares, differences @ ready.T)


def _with_sign(direction: Array) -> Array:
    return np.asarray(direction * np.sign(direction[np.argmax(np.abs(direction))]))


def _checked(path: ArrayLike) -> Array:
    points = np.ascontiguousarray(path, dtype=np.float64)
    if points.ndim != 2 or not 2 <= min(points.shape) <= MOST:  # noqa: PLR2004  a matrix, a plane
        raise KernelError(
            "kernel.path",
            "A path must be at least 2 points of at least 2 numbers each, and not more than {most} "
            "of both. Got shape {shape}.",
            most=MOST,
            shape=str(points.shape),
        )
    with np.errstate(over="ignore", invalid="ignore"):
        refuse_strange("path, and the differences to its last point,", points - points[-1])
    refuse_too_many("the numbers of a path", points.size)
    if not (points != points[-1]).any():
        raise KernelError(
            "kernel.still",
            "A path must lead somewhere. Got {points} points that are all the same.",
            points=len(points),
        )
    return points
