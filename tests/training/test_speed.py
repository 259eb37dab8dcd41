from training.speed import measure


def test_prints_the_median_and_the_99th_percentile(capsys) -> None:
    measure("nothing", lambda i: i, 50)
    name, median, _, high = capsys.readouterr().out.split()
    assert name == "nothing"
    assert 0 <= float(median) <= float(high)
