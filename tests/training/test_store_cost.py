from training.store_cost import spread


def test_the_median_and_the_99th_percentile_are_shown() -> None:
    median, high = spread([1.0] * 50 + [3.0] * 49 + [9.0]).replace("(", " ").replace(")", " ").split()
    assert (float(median), float(high) > 3.0) == (2.0, True)
