// SPDX-License-Identifier: Apache-2.0
package peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriUtils;

/** A program of the kind that an organisation would write itself: stock parts, answers and models remembered. */
@SpringBootApplication
@Controller
public class Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cache<String, String> answers = Caffeine.newBuilder().maximumSize(10_000).build();
    private final Cache<String, Map<String, Object>> models = Caffeine.newBuilder().maximumSize(10_000).build();
    private final RestClient who;

    public Peer(
            @Value("${who}") String who,
            @Value("${token:}") String token,
            @Value("${client:}") String client,
            @Value("${secret:}") String secret) {
        RestClient.Builder builder = RestClient.builder()
                .baseUrl(who)
                .defaultHeader("API-Version", "v2")
                .defaultHeader("Accept-Language", "en");
        if (!token.isEmpty()) {
            builder.requestInterceptor(authorization(token, client, secret));
        }
        this.who = builder.build();
    }

    /** As Spring Security's reference has it for a client without a user. */
    private static ClientHttpRequestInterceptor authorization(String token, String client, String secret) {
        InMemoryClientRegistrationRepository registrations =
                new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId("who")
                        .tokenUri(token)
                        .clientId(client)
                        .clientSecret(secret)
                        .scope("icdapi_access")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build());
        OAuth2ClientHttpRequestInterceptor interceptor =
                new OAuth2ClientHttpRequestInterceptor(new AuthorizedClientServiceOAuth2AuthorizedClientManager(
                        registrations, new InMemoryOAuth2AuthorizedClientService(registrations)));
        interceptor.setClientRegistrationIdResolver(request -> "who");
        interceptor.setPrincipalResolver(request -> new UsernamePasswordAuthenticationToken("peer", ""));
        return interceptor;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Peer.class, arguments);
    }

    /** A row of a list. */
    public record Row(String code, String title, String uri) {}

    @GetMapping("/api/**")
    public ResponseEntity<String> answer(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(ask(request.getRequestURI().substring("/api".length()) + query));
    }

    @GetMapping("/icd/**")
    public String entity(HttpServletRequest request, Model model) {
        model.addAllAttributes(models.get(request.getRequestURI(), this::entity));
        return "entity";
    }

    @GetMapping("/search")
    public String search(@RequestParam String q, @RequestParam(defaultValue = "false") boolean flexible, Model model) {
        model.addAllAttributes(models.get("?" + flexible + q, key -> found(q, flexible)));
        return "search";
    }

    private Map<String, Object> entity(String path) {
        JsonNode entity = read(path);
        List<Row> above = new ArrayList<>();
        for (JsonNode parent = entity; parent.has("parent"); ) {
            parent = read(URI.create(parent.get("parent").get(0).asText()).getPath());
            above.add(0, row(parent));
        }
        return Map.of("entity", JSON.convertValue(entity, Map.class), "above", above, "below", rows(entity), "beside", rows(read(pathOfParent(entity))));
    }

    private Map<String, Object> found(String question, boolean flexible) {
        JsonNode result = read("/icd/release/11/2024-01/mms/search?flatResults=true&useFlexisearch=" + flexible + "&q="
                + UriUtils.encode(question, StandardCharsets.UTF_8));
        List<Row> rows = new ArrayList<>();
        result.get("destinationEntities")
                .forEach(hit -> rows.add(new Row(
                        hit.path("theCode").asText(), hit.path("title").asText().replaceAll("<[^>]*>", ""), path(hit.get("id")))));
        return Map.of("question", question, "rows", rows);
    }

    private List<Row> rows(JsonNode parent) {
        List<Row> rows = new ArrayList<>();
        parent.path("child").forEach(child -> rows.add(row(read(path(child)))));
        return rows;
    }

    private static Row row(JsonNode entity) {
        return new Row(
                entity.path("code").asText(), entity.path("title").path("@value").asText(), path(entity.get("@id")));
    }

    private static String pathOfParent(JsonNode entity) {
        return path(entity.get("parent").get(0));
    }

    private static String path(JsonNode uri) {
        return URI.create(uri.asText()).getPath();
    }

    private JsonNode read(String address) {
        try {
            return JSON.readTree(ask(address));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String ask(String address) {
        return answers.get(address, key -> who.get().uri(URI.create(key)).retrieve().body(String.class));
    }
}
