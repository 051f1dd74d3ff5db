"""The story through the library: four customers learned, any round looked at, a list ranked."""

import glassbowl

# Cat? Imported beer? Visited the website? One row a customer; then who bought the cat litter.
X = [[1, 0, 1], [0, 1, 1], [0, 0, 1], [1, 1, 1]]
y = [1, 1, 0, 0]

trace = glassbowl.train(X, y)  # the tutorial's recipe: 3-4-1, 60,000 rounds, seed 1
print(trace)

# Every round is kept, and can be looked at again, both ways.
for iteration in (0, 100, 860, trace.last):
    print(trace.at(iteration))

# Everything in a round has the tutorial's name.
print("l2_error in round 0:", trace.at(0).named()["l2_error"][:, 0].round(4))

# New people, and whom to write to first.
asked = {"Ada": [1, 1, 1], "Ben": [1, 0, 1], "Cleo": [0, 0, 1]}
for row in trace.rank(list(asked.values())):
    name = list(asked)[row]
    print(f"{name}: {trace.predict([asked[name]])[0]:.4f}")
