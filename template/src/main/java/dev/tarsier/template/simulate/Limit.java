package dev.tarsier.template.simulate;

/** What a run would gain most from having more of. */
public enum Limit {
  CORES("cores"),
  START("the cluster's start and end"),
  PARTITIONS("partitions: cores wait for the last"),
  LISTING("the listing, on the driver alone"),
  REQUESTS("the bucket's request rate"),
  NETWORK("the nodes' network");

  private final String words;

  Limit(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
