using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Kpi.GraphQL.Types.Building;

/// <summary>Descriptions from the XML documentation file that the compiler wrote beside an assembly.</summary>
internal sealed partial class XmlDocumentation
{
    private readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> files = new();

    public string? Of(Type type) => Text(Member(type.Assembly, "T:" + TypeId(type))?.Element("summary"));

    /// <summary>A property's summary; for a record's parameter, what the record says of it.</summary>
    public string? Of(PropertyInfo property) =>
        Text(Member(property.Module.Assembly, $"P:{TypeId(property.DeclaringType!)}.{property.Name}")?.Element("summary"))
        ?? Parameter(Member(property.Module.Assembly, "T:" + TypeId(property.DeclaringType!)), property.Name);

    public string? Of(MethodInfo method) => Text(Member(method.Module.Assembly, MethodId(method))?.Element("summary"));

    public string? Of(FieldInfo field) =>
        Text(Member(field.Module.Assembly, $"F:{TypeId(field.DeclaringType!)}.{field.Name}")?.Element("summary"));

    public string? Of(ParameterInfo parameter) =>
        parameter.Member switch
        {
            MethodInfo method => Parameter(Member(method.Module.Assembly, MethodId(method)), parameter.Name!),
            _ => Parameter(Member(parameter.Member.Module.Assembly, "T:" + TypeId(parameter.Member.DeclaringType!)), parameter.Name!),
        };

    private static string? Parameter(XElement? member, string name) =>
        Text(member?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name));

    private static string TypeId(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName?.Replace('+', '.') ?? type.Name;

    // Parameter lists are left out of the key: fields have one name, so overloads do not occur among resolvers.
    private static string MethodId(MethodInfo method) => $"M:{TypeId(method.DeclaringType!)}.{method.Name}";

    private XElement? Member(Assembly assembly, string id) => files.GetOrAdd(assembly, Load).GetValueOrDefault(id);

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var file = assembly.Location.Length == 0 ? "" : System.IO.Path.ChangeExtension(assembly.Location, ".xml");
        if (!File.Exists(file))
        {
            return members;
        }

        try
        {
            foreach (var member in XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("member"))
            {
                var id = (string?)member.Attribute("name") ?? "";
                var end = id.StartsWith("M:", StringComparison.Ordinal) ? id.IndexOfAny(['(', '`', '~']) : -1;
                members.TryAdd(end < 0 ? id : id[..end], member);
            }
        }
        catch (XmlException)
        {
            // A damaged documentation file costs descriptions, not the server.
            members.Clear();
        }

        return members;
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, element);
        var paragraphs = text.ToString()
            .Split('\v')
            .Select(paragraph => Whitespace().Replace(paragraph, " ").Trim())
            .Where(paragraph => paragraph.Length > 0);
        var joined = string.Join("\n\n", paragraphs);
        return joined.Length == 0 ? null : joined;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            _ = node switch
            {
                XText words => text.Append(words.Value),
                XElement { Name.LocalName: "para" or "list" or "item" } block => Paragraph(text, block),
                XElement { Name.LocalName: "c" or "code" } code => text.Append('`').Append(code.Value).Append('`'),
                XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference => text.Append(
                    Reference(reference)
                ),
                XElement other => Inner(text, other),
                _ => text,
            };
        }
    }

    private static StringBuilder Paragraph(StringBuilder text, XElement block)
    {
        Append(text.Append('\v'), block);
        return text.Append('\v');
    }

    private static StringBuilder Inner(StringBuilder text, XElement element)
    {
        Append(text, element);
        return text;
    }

    private static string Reference(XElement reference)
    {
        if (reference.Value.Length > 0)
        {
            return reference.Value;
        }

        var target =
            (string?)reference.Attribute("cref")
            ?? (string?)reference.Attribute("name")
            ?? (string?)reference.Attribute("langword")
            ?? (string?)reference.Attribute("href")
            ?? "";
        if (reference.Attribute("cref") is null)
        {
            return reference.Attribute("href") is null ? $"`{target}`" : target;
        }

        var name = target.Split('(')[0];
        return $"`{name[(name.LastIndexOfAny(['.', ':']) + 1)..]}`";
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Timeout.Infinite)]
    private static partial Regex Whitespace();
}
