package dev.tarsier.template.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tarsier.template.emulator.http.ApiError;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestListFilter {
  private static final Set<String> FIELDS = Set.of("status.state", "clusterName");
  private static final Map<String, Set<String>> THING =
      Map.of(
          "status.state", Set.of("RUNNING", "ACTIVE"),
          "clusterName", Set.of("mine"),
          "labels.team", Set.of("eyes"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "status.state = RUNNING",
        "status.state=ACTIVE AND clusterName=mine",
        "status.state = ACTIVE clusterName = \"mine\"",
        "labels.team = * AND labels.team:'eyes'"
      })
  void matches(String filter) throws ApiError {
    assertThat(ListFilter.parse(filter, FIELDS).matches(THING)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status.state = DONE",
        "status.state = ACTIVE AND clusterName = yours",
        "labels.owner = *"
      })
  void doesNotMatch(String filter) throws ApiError {
    assertThat(ListFilter.parse(filter, FIELDS).matches(THING)).isFalse();
  }

  @Test
  void whatIsNoFilterIsRefused() {
    assertThatThrownBy(() -> ListFilter.parse("clusterName", FIELDS))
        .hasMessage("Invalid filter: clusterName (write field = value AND field = value)");
    assertThatThrownBy(() -> ListFilter.parse("colour = red", FIELDS))
        .hasMessage(
            "Invalid filter: unknown field colour (known are clusterName, status.state,"
                + " labels.KEY)");
  }
}
