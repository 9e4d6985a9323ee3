package dev.tarsier.template.run;

import com.google.cloud.dataproc.v1.AutoscalingPolicy;
import com.google.cloud.dataproc.v1.InstantiateWorkflowTemplateRequest;
import com.google.cloud.dataproc.v1.Job;
import com.google.cloud.dataproc.v1.WorkflowMetadata;
import com.google.cloud.dataproc.v1.WorkflowTemplate;
import com.google.longrunning.ListOperationsResponse;
import com.google.longrunning.Operation;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Dataproc and its storage that do as a test tells them; all requests are answered in turn. */
final class FakeDataproc implements AutoCloseable {
  static final String REGION = "projects/p1/regions/us-central1";
  static final String OPERATION = REGION + "/operations/first";

  /** Instead of the usual answer; {@code heeded} when the request takes effect all the same. */
  record Fault(String request, int status, String body, boolean heeded) {
    static final int DROPPED = -1;
  }

  private final HttpServer server;
  private final TypeRegistry types =
      TypeRegistry.newBuilder().add(WorkflowMetadata.getDescriptor()).build();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final FakeObjects objects = new FakeObjects();
  final List<String> requests = new ArrayList<>();
  final Map<String, WorkflowTemplate> templates = new HashMap<>();
  final Map<String, AutoscalingPolicy> policies = new HashMap<>();
  final List<InstantiateWorkflowTemplateRequest> instantiated = new ArrayList<>();
  final Map<String, Job> jobs = new HashMap<>();
  final List<Operation> listed = new ArrayList<>();

  /** What the operation looks like, look by look; the last stays. */
  final Deque<Operation> looks = new ArrayDeque<>();

  private final Map<String, String> byRequestId = new HashMap<>();

  FakeDataproc() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  Map<String, byte[]> objects() {
    return objects.all();
  }

  /** The next request that begins so fails, without effect. */
  void fail(String request, int status, String message) {
    String body = "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\"}}";
    faults.add(new Fault(request, status, body, false));
  }

  void answer(Fault fault) {
    faults.add(fault);
  }

  List<String> requests(String beginning) {
    return requests.stream().filter(request -> request.startsWith(beginning)).toList();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String request = exchange.getRequestMethod() + " " + path;
    requests.add(request);
    Fault fault = faults.peek();
    if (fault != null && request.startsWith(fault.request())) {
      faults.remove();
      if (fault.heeded()) {
        reply(exchange, path, body);
      }
      if (fault.status() != Fault.DROPPED) {
        send(exchange, fault.status(), fault.body());
      }
      exchange.close();
      return;
    }
    if (path.contains("/storage/v1/")) {
      objects.answer(exchange, body, root());
    } else {
      Reply reply = reply(exchange, path, body);
      send(exchange, reply.status(), reply.body());
    }
    exchange.close();
  }

  private record Reply(int status, String body) {}

  private Reply reply(HttpExchange exchange, String path, byte[] body) throws IOException {
    String method = exchange.getRequestMethod();
    String text = new String(body, StandardCharsets.UTF_8);
    String id = path.substring(path.lastIndexOf('/') + 1);
    if (path.endsWith(":instantiate")) {
      return instantiate(text);
    }
    if (path.endsWith(":cancel")) {
      return new Reply(200, "{}");
    }
    if (path.contains("/workflowTemplates")) {
      return method.equals("GET") ? found(templates.get(id)) : template(method, id, text);
    }
    if (path.contains("/autoscalingPolicies")) {
      return method.equals("GET") ? found(policies.get(id)) : policy(text);
    }
    if (path.contains("/jobs/")) {
      return found(jobs.get(id));
    }
    if (path.endsWith("/operations")) {
      return found(ListOperationsResponse.newBuilder().addAllOperations(listed).build());
    }
    return found(looks.size() > 1 ? looks.remove() : looks.peek());
  }

  private Reply instantiate(String text) throws IOException {
    InstantiateWorkflowTemplateRequest.Builder request =
        InstantiateWorkflowTemplateRequest.newBuilder();
    JsonFormat.parser().merge(text, request);
    instantiated.add(request.build());
    String name =
        byRequestId.computeIfAbsent(
            request.getRequestId(),
            key -> byRequestId.isEmpty() ? OPERATION : OPERATION + byRequestId.size());
    return found(Operation.newBuilder().setName(name).build());
  }

  private Reply template(String method, String id, String text) throws IOException {
    WorkflowTemplate.Builder template = WorkflowTemplate.newBuilder();
    JsonFormat.parser().merge(text, template);
    WorkflowTemplate there = templates.get(id);
    if (method.equals("PUT") && there.getVersion() != template.getVersion()) {
      return new Reply(409, "{\"error\":{\"code\":409,\"status\":\"ABORTED\"}}");
    }
    template.setVersion(template.getVersion() + 1);
    template.setName(REGION + "/workflowTemplates/" + template.getId());
    templates.put(template.getId(), template.build());
    return found(template.build());
  }

  private Reply policy(String text) throws IOException {
    AutoscalingPolicy.Builder policy = AutoscalingPolicy.newBuilder();
    JsonFormat.parser().merge(text, policy);
    policy.setName(REGION + "/autoscalingPolicies/" + policy.getId());
    policies.put(policy.getId(), policy.build());
    return found(policy.build());
  }

  private Reply found(Message message) throws IOException {
    return message == null
        ? new Reply(
            404, "{\"error\":{\"code\":404,\"status\":\"NOT_FOUND\",\"message\":\"Not found\"}}")
        : new Reply(200, JsonFormat.printer().usingTypeRegistry(types).print(message));
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
