// SPDX-License-Identifier: Apache-2.0
package org.icddesk.api.reconcile;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;

/** Writes the manifest of a service, section 3 of the specification. Its addresses are absolute: clients keep them. */
final class ServiceManifest {

    /** The size of a preview in pixels. */
    static final int PREVIEW_WIDTH = 430;

    static final int PREVIEW_HEIGHT = 300;

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final String CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept";
    private static final String ID = "{{id}}";

    private ServiceManifest() {}

    /**
     * Writes a manifest.
     *
     * @param base the absolute address of the site, without a slash at the end
     */
    static JsonObject of(EntitySpace space, String base) {
        String service = base + "/api/" + space.path();
        String pages = base + space.identifierSpace().replaceFirst("^http://[^/]+", "");
        return JSON.createObjectBuilder()
                .add("versions", JSON.createArrayBuilder().add("0.2"))
                .add("name", space.name())
                .add("identifierSpace", space.identifierSpace())
                .add("schemaSpace", CONCEPT)
                .add("documentation", base + "/api")
                .add("defaultTypes", EntityType.all())
                .add("view", url(pages + ID + "?lang=" + space.context().language()))
                .add(
                        "preview",
                        url(service + "/preview?id=" + ID)
                                .add("width", PREVIEW_WIDTH)
                                .add("height", PREVIEW_HEIGHT))
                .add(
                        "suggest",
                        JSON.createObjectBuilder()
                                .add("entity", path(service, "/suggest/entity"))
                                .add("property", path(service, "/suggest/property")))
                .add("extend", JSON.createObjectBuilder().add("propose_properties", path(service, "/properties")))
                .add("batchSize", QueryBatch.MAX_SIZE)
                .build();
    }

    private static JsonObjectBuilder url(String url) {
        return JSON.createObjectBuilder().add("url", url);
    }

    private static JsonObjectBuilder path(String service, String path) {
        return JSON.createObjectBuilder().add("service_url", service).add("service_path", path);
    }
}
