// SPDX-License-Identifier: Apache-2.0
package org.icddesk.support;

import java.io.File;
import org.icddesk.sandbox.Sandbox;
import org.icddesk.sandbox.SandboxOptions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Archives for tests inside the server: ICD Desk as it is, under another name and with settings of its own. */
public final class InContainer {

    private InContainer() {}

    /**
     * Makes the archive of a test, which asks a sandbox of its own.
     *
     * @param name the archive's name without {@code .war}
     * @param sandbox the sandbox to ask
     * @param options what it was started with
     * @return ICD Desk with the settings in its {@code META-INF/microprofile-config.properties}
     */
    public static WebArchive archive(String name, Sandbox sandbox, SandboxOptions options) {
        String settings = String.join(
                "\n",
                "config_ordinal=500",
                "test.sandbox=" + sandbox.apiUrl(),
                "icd.api.url=" + sandbox.apiUrl(),
                "icd.token.url=" + sandbox.tokenUrl(),
                "icd.client.id=" + options.clientId(),
                "icd.client.secret=" + options.clientSecret());
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/icd-desk.war"))
                .addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }
}
