"""What a race cannot go below: its multiplications and its bytes, counted from the shapes."""

from algos.training.policy import Shape
from algos.training.settings import Race


def per_token(shape: Shape, context: float) -> float:
    """Operations of one token through one member, `context` tokens before it: two for every weight of a matrix."""
    d = shape.width
    # q k v, out, up and down are 12 d^2 weights; scores and mixture 2 d for each position; head d V
    return 2 * (shape.layers * (12 * d * d + 2 * d * context) + d * shape.vocabulary)


def operations(race: Race, shape: Shape) -> float:
    """What all members of a race must compute: sampling, and forward and twice as much backward for every epoch."""
    task, B = race.make_task(), race.prompts * race.group
    P, L = task.prompt, task.prompt + task.response
    sampling = (race.prompts * (P - 1) + B * task.response) * per_token(shape, L / 2)
    training = race.staleness / race.minibatches * B * (L - 1) * 3 * per_token(shape, L / 2)
    return len(race.members) * race.rollouts * (sampling + training)


def moved(race: Race, shape: Shape) -> float:
    """Bytes that must be moved: weights for each token sampled and each update, Adam's moments, caches read."""
    task, B, N = race.make_task(), race.prompts * race.group, shape.number()
    T, L = task.response, task.prompt + task.response
    # forward, backward, gradient written and read, two moments and the weights read and written
    updates = race.staleness * 10 * N
    caches = B * T * shape.layers * 2 * shape.width * L / 2
    return 4 * len(race.members) * race.rollouts * (updates + T * N + caches)
