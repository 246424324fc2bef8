// SPDX-License-Identifier: Apache-2.0
package org.icddesk.guide;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The manifests of {@code deploy/kubernetes}, read as Kubernetes' types; a field that Kubernetes does not know is refused. */
public final class KubernetesManifests {

    private static final Path FOLDER = Path.of("deploy/kubernetes");
    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "v1 Service", Service.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
            "apps/v1 Deployment", Deployment.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class);

    private final YAMLMapper yaml;
    private final JsonNode kustomization;
    private final List<HasMetadata> resources = new ArrayList<>();

    private KubernetesManifests() throws IOException {
        yaml = mapper();
        kustomization = yaml.readTree(FOLDER.resolve("kustomization.yaml").toFile());
        for (JsonNode file : kustomization.required("resources")) {
            resources.addAll(parse(Files.readString(FOLDER.resolve(file.textValue()))));
        }
    }

    private static YAMLMapper mapper() {
        YAMLMapper mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        // NOTE: the model's classes collect what they do not know instead of refusing it.
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        });
        return mapper;
    }

    /** Reads all of them. */
    public static KubernetesManifests read() {
        try {
            return new KubernetesManifests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the resources of a text with one or more documents} */
    List<HasMetadata> parse(String text) throws IOException {
        List<HasMetadata> read = new ArrayList<>();
        try (var documents = yaml.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                String type = document.required("apiVersion").textValue() + " "
                        + document.required("kind").textValue();
                if (!TYPES.containsKey(type)) {
                    throw new IOException("Not a type of these manifests: " + type);
                }
                read.add(yaml.treeToValue(document, TYPES.get(type)));
            }
        }
        return read;
    }

    /** {@return the files that Kustomize puts together, as its configuration names them} */
    public List<String> files() {
        return StreamSupport.stream(kustomization.required("resources").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    /** {@return Kustomize's own configuration} */
    public JsonNode kustomization() {
        return kustomization;
    }

    /** {@return all resources} */
    public List<HasMetadata> all() {
        return resources;
    }

    /** {@return the resources of a type} */
    public <T extends HasMetadata> List<T> all(Class<T> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** {@return the only resource of a type} */
    public <T extends HasMetadata> T only(Class<T> type) {
        List<T> all = all(type);
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " of " + type);
        }
        return all.get(0);
    }

    /** {@return the settings that Kustomize puts into the map of variables} */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (JsonNode generator : kustomization.required("configMapGenerator")) {
            for (JsonNode literal : generator.required("literals")) {
                String[] parts = literal.textValue().split("=", 2);
                settings.put(parts[0], parts[1]);
            }
        }
        return settings;
    }
}
