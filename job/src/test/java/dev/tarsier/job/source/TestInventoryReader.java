package dev.tarsier.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tarsier.job.report.RejectReason;
import dev.tarsier.job.request.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestInventoryReader {
  private static final MessageType SIZED =
      MessageTypeParser.parseMessageType(
          "message m { required binary uri (STRING); optional int64 size; }");
  private static JavaSparkContext spark;

  @TempDir private Path root;
  @TempDir private Path elsewhere;

  @BeforeAll
  static void start() {
    spark = LocalSpark.start();
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void images() throws IOException {
    Sources.write(root, "a.jpg", "1");
    Sources.write(root, "b/ä 1%.jpg", "22");
    Sources.write(elsewhere, "c.jpg", "333");
  }

  @AfterEach
  void removeProbe() {
    ProbedFileSystem.remove(spark.hadoopConfiguration());
  }

  @Test
  void textOfRelativeAndAbsoluteUris() throws IOException {
    Listing listing =
        list(
            "list.txt",
            "# made by hand\n\nb/ä 1%.jpg\n  file://"
                + root
                + "/a.jpg  \r\n"
                + Sources.location(elsewhere)
                + "//c.jpg\n");

    assertThat(listing.files())
        .extracting(SourceFile::path)
        .containsExactly("a.jpg", "b/ä 1%.jpg", "file:" + elsewhere + "/c.jpg");
    assertThat(listing.files()).extracting(SourceFile::bytes).containsExactly(1L, 2L, 3L);
    assertThat(listing.files()).allMatch(file -> file.modifiedMillis() > 0);
  }

  @Test
  void entriesCanBeRead() throws IOException {
    List<SourceFile> files = list("list", "b/ä 1%.jpg\nfile:" + elsewhere + "/c.jpg").files();
    FileReader reader = new FileReader(Sources.location(root), new Configuration(false));

    assertThat(files)
        .extracting(file -> ((ReadResult.Loaded) reader.read(file, new BufferPool())).length())
        .containsExactly(2, 3);
  }

  @Test
  void missingFileStays() throws IOException {
    Listing listing = list("list.txt", "a.jpg\ngone.jpg\na.jpg\na.jpg/\n");

    assertThat(listing.files())
        .extracting(SourceFile::path, SourceFile::bytes)
        .containsExactly(tuple("a.jpg", 1L), tuple("gone.jpg", InventoryEntries.ABSENT));
    assertThat(listing.summary().bytes()).isEqualTo(1);
    assertThat(
            new FileReader(Sources.location(root), new Configuration(false))
                .read(listing.files().get(1), new BufferPool()))
        .isEqualTo(new ReadResult.Lost(RejectReason.UNREADABLE, "the file does not exist"));
  }

  @ParameterizedTest
  @CsvSource({"uri", "path"})
  void csvWithSizesAsksForNone(String column) throws IOException {
    Path csv = inventory("list.CSV", "label,size," + column + "\nx, 77 ,\"a.jpg\"\n\ny,0,gone\n");
    Probe probe = new Probe();
    ProbedFileSystem.install(probe, spark.hadoopConfiguration());

    assertThat(read(csv).files())
        .containsExactly(new SourceFile("a.jpg", 77, 0), new SourceFile("gone", 0, 0));
    assertThat(probe.statuses()).isZero();
  }

  @Test
  void csvWithoutSizesAsksOnceForEach() throws IOException {
    Path csv = inventory("list.csv", "\uFEFFuri\n\"b/ä 1%.jpg\"\na.jpg\n");
    Probe probe = new Probe();
    ProbedFileSystem.install(probe, spark.hadoopConfiguration());

    assertThat(read(csv).bytes()).isEqualTo(3);
    assertThat(probe.statuses()).isEqualTo(2);
  }

  @Test
  void parquetWithSomeSizes() throws IOException {
    Group known = new SimpleGroup(SIZED).append("uri", "b/known.jpg").append("size", 99L);
    Group unknown = new SimpleGroup(SIZED).append("uri", "a.jpg");

    assertThat(read(parquet(SIZED, known, unknown)).files())
        .extracting(SourceFile::path, SourceFile::bytes)
        .containsExactly(tuple("a.jpg", 1L), tuple("b/known.jpg", 99L));
  }

  @Test
  void parquetWithoutTheColumn() throws IOException {
    MessageType other = MessageTypeParser.parseMessageType("message m { required int32 id; }");
    Path file = parquet(other, new SimpleGroup(other).append("id", 1));

    assertRefused(file, "Missing column uri in file:" + file + " (its columns are [id])");
  }

  @Test
  void csvWithoutTheColumn() throws IOException {
    Path csv = inventory("list.csv", "url,size\na.jpg,1\n");

    assertRefused(csv, "Missing column uri in file:" + csv + " (its columns are [url, size])");
  }

  @Test
  void quoteThatNeverCloses() throws IOException {
    Path csv = inventory("list.csv", "\"uri\na.jpg\n");

    assertRefused(
        csv,
        "Cannot read inventory: file:"
            + csv
            + " ((startline 1) EOF reached before encapsulated token finished)");
  }

  @ParameterizedTest
  @CsvSource({"1KB", "-1", "''", "9999999999999999999"})
  void badSize(String size) throws IOException {
    Path csv = inventory("list.csv", "uri,size\na.jpg,1\nb.jpg," + size + "\n");

    assertRefused(csv, "Invalid size in file:" + csv + " line 3: " + size);
  }

  @Test
  void rowTooShort() throws IOException {
    Path csv = inventory("list.csv", "uri,size\na.jpg\n");

    assertThatThrownBy(() -> read(csv))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Cannot read inventory: file:" + csv + " (");
  }

  @Test
  void notParquet() throws IOException {
    Path file = inventory("list.parquet", "uri\na.jpg\n");

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith("Cannot read inventory: file:" + file + " (")
        .hasMessageContaining("is not a Parquet file");
  }

  @ParameterizedTest
  @CsvSource({"list.txt", "list.csv", "list.parquet"})
  void missing(String name) {
    Path gone = elsewhere.resolve(name);

    assertRefused(gone, "Missing inventory: file:" + gone + " does not exist");
  }

  @Test
  void empty() throws IOException {
    Path file = inventory("list.txt", "# nothing\n\n");

    assertRefused(file, "Cannot find images: the inventory file:" + file + " lists none");
  }

  @Test
  void inventoryThatIsNoUri() {
    assertThatThrownBy(() -> new SourceLister(spark, Sources.inventory(root, "list.txt")).list())
        .isInstanceOf(InputProblem.class)
        .hasMessage(
            "Invalid location: list.txt"
                + " (write a URI such as gs://bucket/folder or file:/folder)");
  }

  @ParameterizedTest
  @CsvSource({"../x.jpg", "b/../../x.jpg", "file:/x/../y.jpg"})
  void wayOutOfTheSource(String entry) throws IOException {
    Path file = inventory("list.txt", entry + "\n");
    String location = entry.startsWith("file:") ? entry : Sources.location(root) + "/" + entry;

    assertRefused(file, "Invalid location: " + location + " (must not contain ..)");
  }

  @Test
  void schemeOfNoFileSystem() throws IOException {
    Path file = inventory("list.txt", "a.jpg\nnowhere://bucket/x.jpg\n");

    assertRefused(
        file,
        "Unsupported scheme nowhere: nowhere://bucket/x.jpg"
            + " (its Hadoop file system is not on the class path; on Dataproc, gs: is;"
            + " on one machine --buckets DIR lets folders stand for buckets)");
  }

  private void assertRefused(Path inventory, String message) {
    assertThatThrownBy(() -> read(inventory))
        .isInstanceOfSatisfying(
            InputProblem.class, e -> assertThat(e.specPath()).isEqualTo("source.inventory"))
        .hasMessage(message);
  }

  private Listing list(String name, String text) throws IOException {
    return read(inventory(name, text));
  }

  private Listing read(Path inventory) throws IOException {
    return new SourceLister(spark, Sources.inventory(root, "file:" + inventory)).list();
  }

  private Path inventory(String name, String text) throws IOException {
    return Files.writeString(elsewhere.resolve(name), text);
  }

  private Path parquet(MessageType schema, Group... rows) throws IOException {
    Path file = elsewhere.resolve("list.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path("file:" + file))
            .withType(schema)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return file;
  }
}
