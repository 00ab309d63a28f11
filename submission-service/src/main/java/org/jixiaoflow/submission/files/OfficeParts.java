package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** The parts of a newer Word or Excel file, looked at before any of them is read. */
final class OfficeParts {

    static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final XMLInputFactory XML = xml();

    private OfficeParts() {}

    static Format format(Map<String, byte[]> parts) {
        if (parts.containsKey("word/document.xml")) {
            return Format.DOCX;
        }
        if (parts.containsKey("xl/workbook.xml")) {
            return Format.XLSX;
        }
        var other =
                parts.containsKey("xl/workbook.bin") ? "XLSB" : parts.containsKey("ppt/presentation.xml") ? "PPTX" : "";
        throw other.isEmpty()
                ? new UnreadableDocument(Reason.DAMAGED)
                : new UnreadableDocument(Reason.UNSUPPORTED, other);
    }

    /** Refuses macros, document types (entities) and references to anything outside but links to click on. */
    static void requireHarmless(Map<String, byte[]> parts) {
        parts.forEach((name, content) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith("vbaproject.bin") || lower.startsWith("xl/macrosheets/")) {
                throw new UnreadableDocument(Reason.MACROS);
            }
            if (lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml")) {
                requireNoDoctype(name, content);
            }
            if (lower.endsWith(".rels")) {
                requireInternal(name, content);
            }
        });
        var types = new String(parts.getOrDefault(CONTENT_TYPES, new byte[0]), StandardCharsets.UTF_8);
        if (types.contains("macroEnabled")) {
            throw new UnreadableDocument(Reason.MACROS);
        }
    }

    static boolean holdPictures(Map<String, byte[]> parts) {
        return parts.keySet().stream().anyMatch(name -> name.startsWith("word/media/") || name.startsWith("xl/media/"));
    }

    /** A reader that neither knows entities nor fetches anything. */
    static XMLStreamReader xml(byte[] part) throws XMLStreamException {
        return XML.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static void requireNoDoctype(String name, byte[] content) {
        try {
            var xml = xml(content);
            while (xml.hasNext()) {
                var next = xml.next();
                if (next == XMLStreamConstants.DTD) {
                    throw new UnreadableDocument(Reason.DOCTYPE, name);
                }
                if (next == XMLStreamConstants.START_ELEMENT) {
                    return;
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
    }

    private static void requireInternal(String name, byte[] content) {
        try {
            var xml = xml(content);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && "External".equalsIgnoreCase(xml.getAttributeValue(null, "TargetMode"))
                        && !String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/hyperlink")) {
                    throw new UnreadableDocument(Reason.EXTERNAL, name);
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
