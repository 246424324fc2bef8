// SPDX-License-Identifier: Apache-2.0
package org.icddesk.server;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.icddesk.request.AnswerRate;

/** Opens the {@link AdmissionQueue} at the start of the application, with three quarters of the server's threads. */
@WebListener
public class AdmissionListener implements ServletContextListener {

    private static final String THREADS = "org.xnio:type=Xnio,provider=\"nio\",worker=\"default\"";
    private static final int THREADS_PER_PROCESSOR = 16;

    @Inject
    private AnswerRate rate;

    public AdmissionListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext()
                .setAttribute(AdmissionQueue.class.getName(), new AdmissionQueue(threads() * 3 / 4, rate));
    }

    /** {@return the threads that process requests: the setting {@code task-max-threads}, or the server's default} */
    private static int threads() {
        try {
            return (Integer) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(THREADS), "MaxWorkerPoolSize");
        } catch (JMException e) {
            return THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        }
    }
}
