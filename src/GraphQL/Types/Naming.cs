using System.Text;
using System.Text.Json;

namespace Kpi.GraphQL.Types;

/// <summary>From C# names to GraphQL names, by HotChocolate's conventions.</summary>
internal static class Naming
{
    /// <summary><c>IPAddress</c> → <c>ipAddress</c>.</summary>
    public static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary><c>GetBranchAsync</c> → <c>branch</c>.</summary>
    public static string Method(string name, bool isAsync)
    {
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
        {
            name = name[3..];
        }

        if (isAsync && name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
        {
            name = name[..^5];
        }

        return Camel(name);
    }

    /// <summary><c>InProgress</c> → <c>IN_PROGRESS</c>: an underscore before each upper-case letter that follows another kind of character.</summary>
    public static string EnumValue(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]) && name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary><c>Page&lt;Branch&gt;</c> → <c>PageOfBranch</c>.</summary>
    public static string Type(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(Type))}";
    }

    /// <summary>An input object's name ends with <c>Input</c>.</summary>
    public static string InputType(Type type)
    {
        var name = Type(type);
        return name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary>Whether a name follows the grammar and is not reserved (specification section 2.1.9).</summary>
    public static bool IsValid(string name) =>
        name.Length > 0
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        && !name.StartsWith("__", StringComparison.Ordinal);
}
