// SPDX-License-Identifier: Apache-2.0
package org.icddesk.testing.server;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.PlatformManagedObject;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.rmi.UnmarshalException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server's JVM, seen through JMX: its memory, threads, files and everything that its MBeans show. */
public final class Jvm implements AutoCloseable {

    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private Jvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /**
     * What a JVM holds when its garbage is collected.
     *
     * @param heap bytes of objects in use
     * @param metaspace bytes of classes in use
     * @param threads threads that live
     * @param files open files and sockets
     */
    public record Load(long heap, long metaspace, long threads, long files) {}

    /** {@return a connection to the JVM of a server on this machine} */
    public static Jvm of(DeskServer server) {
        try {
            VirtualMachine machine =
                    VirtualMachine.attach(String.valueOf(server.jvm().pid()));
            try {
                return new Jvm(JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return what it holds after its garbage has been collected} */
    public Load load() {
        MemoryMXBean memory = bean(ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        // NOTE: what is only softly or finalizably held goes with the second.
        memory.gc();
        memory.gc();
        return new Load(
                memory.getHeapMemoryUsage().getUsed(),
                bean(ManagementFactory.MEMORY_POOL_MXBEAN_DOMAIN_TYPE + ",name=Metaspace", MemoryPoolMXBean.class)
                        .getUsage()
                        .getUsed(),
                threads().size(),
                files());
    }

    /** {@return the bytes that all threads alive have allocated so far, whether they are in use or not} */
    public long allocated() {
        com.sun.management.ThreadMXBean threads =
                bean(ManagementFactory.THREAD_MXBEAN_NAME, com.sun.management.ThreadMXBean.class);
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /**
     * Counts class loaders after a collection of garbage.
     *
     * @param name what their names have in them
     * @return how many there are
     */
    public long loaders(String name) {
        load();
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            Object tree =
                    beans.invoke(commands, "vmClassloaders", new Object[] {new String[] {"fold=false"}}, new String[] {
                        String[].class.getName()
                    });
            return tree.toString().lines().filter(line -> line.contains(name)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the names of all threads, without those that look from outside} */
    public List<String> threads() {
        ThreadMXBean threads = bean(ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        return Arrays.stream(threads.dumpAllThreads(false, false))
                .map(ThreadInfo::getThreadName)
                .filter(name -> !name.startsWith("RMI ") && !name.startsWith("JMX "))
                .toList();
    }

    /**
     * {@return the value of every attribute of MBeans, as text; of one that cannot be read, why}
     *
     * @param domains which domains to read
     */
    public String everything(Predicate<String> domains) {
        StringBuilder all = new StringBuilder();
        try {
            for (ObjectName name : beans.queryNames(null, null)) {
                if (!domains.test(name.getDomain())) {
                    continue;
                }
                all.append(name).append('\n');
                String[] names = attributes(name);
                try {
                    for (Attribute attribute : beans.getAttributes(name, names).asList()) {
                        all.append(words(attribute.getName(), attribute.getValue()));
                    }
                } catch (UnmarshalException | JMException someOfThem) {
                    for (String attribute : names) {
                        all.append(words(attribute, value(name, attribute)));
                    }
                }
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] attributes(ObjectName name) throws IOException {
        try {
            return Arrays.stream(beans.getMBeanInfo(name).getAttributes())
                    .filter(MBeanAttributeInfo::isReadable)
                    .map(MBeanAttributeInfo::getName)
                    .toArray(String[]::new);
        } catch (InstanceNotFoundException goneMeanwhile) {
            return new String[0];
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(ObjectName name, String attribute) throws IOException {
        try {
            return beans.getAttribute(name, attribute);
        } catch (JMException | RuntimeException | UnmarshalException unreadable) {
            return unreadable;
        }
    }

    private static String words(String name, Object value) {
        String text = value instanceof Object[] several ? Arrays.deepToString(several) : String.valueOf(value);
        return name + "=" + text + "\n";
    }

    private long files() {
        try {
            ObjectName system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            Attribute count = (Attribute) beans.getAttributes(system, new String[] {"OpenFileDescriptorCount"})
                    .get(0);
            return (Long) count.getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T extends PlatformManagedObject> T bean(String name, Class<T> type) {
        try {
            return ManagementFactory.newPlatformMXBeanProxy(beans, name, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
