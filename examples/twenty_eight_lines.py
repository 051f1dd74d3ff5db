# Twenty-eight lines that learn: from what four customers answered, who of them bought the litter.
# They need NumPy and nothing else: python twenty_eight_lines.py
# The 28 lines end with step 13. The two after it print what came out.

import numpy as np

# 1. The S-curve: any number goes in, a height between 0 and 1 comes out.
def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)

    return 1 / (1 + np.exp(-x))

# Line 12 is the curve: -5 becomes 0.0067, 0 becomes 0.5 and 5 becomes 0.9933.
# Line 10 is its slope, and there x is something else: a height that line 12 gave before.
# Half way up the curve is steepest, 0.5 * (1 - 0.5) = 0.25. Near 0 and 1 it is almost flat.

# 2. X: what the customers said; 1 is yes, 0 is no. Read across: a customer. Down: a question.
#    All four said yes to the third: it tells nobody apart, and serves as an input always on.
#              do you have a cat?
#              |  do you drink imported beer?
#              |  |  did you visit our website in the past month?
X = np.array([[1, 0, 1],
              [0, 1, 1],
              [0, 0, 1],
              [1, 1, 1]])

# 3. y: what they did. Customers 1 and 2 bought the litter, customers 3 and 4 did not.
#    This is the truth that every prediction is compared with. Can you see the rule in it?
#    No question is enough alone: one of two cat owners bought, and one of two beer drinkers.
#    Cat or beer, but not both: that is what the network has to find.
#    y stands upright, 4 tall and 1 wide, because the predictions come out in that shape.

y = np.array([[1],
              [1],
              [0],
              [0]])

# 4. Seed: the same made-up numbers on every run, so that we all see the same thing happen.
np.random.seed(1)

# 5. Synapses: 3 * 4 + 4 * 1 = 16 numbers. They are all that learns.
#    syn0 leads from three questions to four hidden neurons, syn1 from those to one prediction.
#    random draws from 0 up to 1. Times 2, minus 1 makes it -1 up to 1, around 0.
#    They start unequal for a reason: hidden neurons that start alike stay alike for ever.
#    Count again: with a million customers they would still be 3 x 4 and 4 x 1.
syn0 = 2 * np.random.random((3, 4)) - 1
syn1 = 2 * np.random.random((4, 1)) - 1

# 6. The loop: 60,000 rounds, and j counts them from 0. Each round looks at all four customers
#    together, and then moves each of the 16 numbers once.
for j in range(60_000):

    # 7. Feed forward: from answers to predictions. @ multiplies a customer's answers by the
    #    synapses into a neuron and adds up. The S-curve makes a height of each of these sums.
    #    l0 is 4 x 3, l1 is 4 x 4, l2 is 4 x 1: always one line for each customer.
    l0 = X
    l1 = nonlin(l0 @ syn0)
    l2 = nonlin(l1 @ syn1)

    # 8. Compare: the error is the truth minus the prediction, one for each customer.
    #    Truth 1, prediction 0.7: the error is 0.3, and the prediction should go up.
    #    Truth 0, prediction 0.7: the error is -0.7, and it should go down.
    #    So an error has a sign, and the sign is the direction.

    l2_error = y - l2

    # 9. Print: in round 0, before anything is learned, and then every 10,000 rounds; six lines.
    #    abs drops the signs, or too high and too low would cancel. mean is the average of the four.
    #    This number is for you to read. What the network brings down is its cousin: half the sum
    #    of the squared errors. Call it the height of a bowl, and the 16 numbers a place in it.
    if j % 10_000 == 0:
        print("Round", j, "- predictions are off by, on average:", np.mean(np.abs(l2_error)))

    # 10. In what direction is y, and how hard to push: the error times the slope of the S-curve.
    #     Here * multiplies number by number, each customer's error by the same customer's slope.
    #     The direction comes from the error alone, for this slope is never below 0.
    #     The slope says how far a prediction moves when the sum in front of it moves a little:
    #
    #        prediction   0.5    0.9    0.99
    #        slope        0.25   0.09   0.0099
    #
    #     At 0.5 the network hesitates, and a quarter of the error gets through. Near 0 and 1 almost
    #     nothing does: good where it is right, but where it is sure and wrong, it learns slowly.
    #     Why this product? It is exactly how fast the bowl falls when the sum in front of l2 rises.
    #     So to go along with it is to go down.

    l2_delta = l2_error * nonlin(l2, deriv=True)

    # 11. Back propagation: the way back. Nobody ever wrote down what a hidden neuron should say,
    #     so it has no truth to be compared with. It gets its share of the blame instead.
    #     Each customer's delta goes back through the four synapses it came by, times each of them.
    #     A large synapse carries much of it. A negative one turns its sign round.
    #     .T lays syn1 on its side: (4 x 1) @ (1 x 4) is 4 x 4, four customers, four neurons.
    #     It is called an error, but it is no distance from a truth and may well be larger than 1:
    #     it says how the bowl falls when the height of a hidden neuron rises.
    #     And syn1 is still the old one here, the one that made this prediction. That is why
    #     line 115 has to wait.

    l1_error = l2_delta @ syn1.T

    # 12. In what direction should l1 go, and how hard to push: the same thought as in step 10.
    #     Blame times slope, for four customers and four hidden neurons: sixteen numbers.
    #     The slope is read at l1, the heights that line 58 gave for exactly these synapses.
    #
    #     Multiply along the way from a miss back to one synapse: error, slope, synapse, slope,
    #     answer. That product is the chain rule, and you have now seen all of it.

    l1_delta = l1_error * nonlin(l1, deriv=True)

    # 13. Update: one step of gradient descent, down the steepest way.
    #     A synapse moves by what came in at its start times the delta at its end, summed over
    #     the customers. It is added, not multiplied, and added because the error is truth minus
    #     prediction. Each customer has a wish for each synapse; the sum is what happens.
    syn1 += l1.T @ l2_delta
    syn0 += l0.T @ l1_delta

# What came out. l2 is from the last round, j = 59,999, as it was before that round's own update.
print("Round", j, "- predictions of the four customers, with the synapses after", j, "updates:")
print(l2)

# All four are right. About a fifth customer, whom the network never met, that proves nothing yet.
