package dev.tarsier.job.subset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.job.request.LabelRule;
import dev.tarsier.job.request.Location;
import dev.tarsier.job.request.Percent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestSubsetRequest {
  @Test
  void foldersAreLabelsUnlessSaidOtherwise() {
    SubsetRequest.Choose request = choose("--percent 1,5 --output gs://b/out");

    assertThat(request.source().label()).isEqualTo(new LabelRule.ParentDirectory());
    assertThat(request.percents()).isEqualTo(Percent.parseList("1,5"));
    assertThat(request.seed()).isZero();
    assertThat(request.writing()).isEqualTo(SubsetRequest.Writing.LISTS);
    assertThat(choose("--all true --output gs://b/out --label none").source().label())
        .isEqualTo(new LabelRule.None());
  }

  @Test
  void anOutputAloneIsLookedAt() {
    assertThat(SubsetRequest.parse(List.of("--output", "gs://b/out/")))
        .isEqualTo(new SubsetRequest.Look(new Location("gs://b/out"), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --output gs://b/out | Missing --percent (as in 1,5,10), or --all
          --percent 5 | Missing --output (the folder of the subsets)
          --percent 5,1 --output gs://b/o | Invalid --percent: Invalid percentages: 1 after 5 (write them in ascending order, as in 1,5,10)
          --percent 5 --output gs://b/o --writing all | Invalid --writing: all (use nothing, lists or copies)
          --percent 5 --output gs://b/o --all yes | Invalid --all: yes (use true or false)
          --percent 5 --output gs://b/o --seed x | Invalid --seed: x (not a number)
          --percent 5 --output gs://b/o --copy true | Unsupported argument: --copy
          --percent 5 --output gs://b/o --include [ | Invalid glob: [ (Missing ']')
          """)
  void whatMakesNoSense(String arguments, String message) {
    assertThatThrownBy(() -> choose(arguments))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static SubsetRequest.Choose choose(String arguments) {
    List<String> all = new ArrayList<>(List.of("--input", "gs://b/images"));
    all.addAll(List.of(arguments.split(" ")));
    return (SubsetRequest.Choose) SubsetRequest.parse(all);
  }
}
