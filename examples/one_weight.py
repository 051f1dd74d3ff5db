"""One weight followed through the chain rule: how a customer's miss answers to syn0[0,0].

Needs glassbowl and NumPy: python one_weight.py
"""

import glassbowl
from glassbowl.explain.chain_rule import chain_rule
from glassbowl.explain.checks import finite_difference
from glassbowl.explain.places import Place
from glassbowl.explain.wishes import nudge, wishes

X = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]  # cat? imported beer? website?
y = [1, 1, 0, 0]  # bought?

trace = glassbowl.train(X, y, recipe=glassbowl.Recipe(iterations=300))
step = trace.at(200)  # any round; try 0, or 300
weight = Place(0, 0, 0)  # syn0[0,0]: from the question about cats to the first hidden neuron
customer = 0

# Five ratios, from the miss back to the weight. Each says how strongly one number answers to the
# one before it: right at the spot, and by two points a little apart.
chain = chain_rule(step, weight, row=customer, distance=0.01)
for ratio in chain.ratios:
    print(f"d {ratio.of} / d {ratio.by}: {ratio.exact:.6f}, by two points {ratio.chord:.6f}")

print(f"All five multiplied: {chain.product:.8f}")
print(f"The weight really moved: {finite_difference(step, weight, row=customer):.8f}")

# The code multiplies this by the miss, with the sign turned round, and adds up all customers.
miss = step.backward.errors[-1][customer, 0]
print(f"Customer 1 wishes {-miss * chain.product:.8f}")
print("All four wish", ", ".join(f"{wish:.8f}" for wish in wishes(step, weight)))
print(f"Their sum is what the code adds: {nudge(step, weight):.8f}")
