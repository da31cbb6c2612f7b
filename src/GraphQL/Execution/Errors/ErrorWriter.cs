using System.Text;
using System.Text.Json;

namespace Kpi.GraphQL.Execution;

/// <summary>Writes the <c>errors</c> entry (specification section 7.1.2).</summary>
internal static class ErrorWriter
{
    public static void WriteErrors(ResultWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteRaw("\"errors\":"u8);
        WriteList(writer, errors);
    }

    /// <summary>The list alone, as an <c>error</c> message carries it.</summary>
    public static void WriteList(ResultWriter writer, IReadOnlyList<IError> errors)
    {
        writer.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                writer.WriteByte((byte)',');
            }

            Write(writer, errors[i]);
        }

        writer.WriteByte((byte)']');
    }

    private static void Write(ResultWriter writer, IError error)
    {
        writer.WriteRaw("{\"message\":"u8);
        writer.WriteString(error.Message);
        if (error.Locations is { Count: > 0 } locations)
        {
            writer.WriteRaw(",\"locations\":["u8);
            for (var i = 0; i < locations.Count; i++)
            {
                writer.WriteRaw(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
                writer.WriteNumber(locations[i].Line);
                writer.WriteRaw(",\"column\":"u8);
                writer.WriteNumber(locations[i].Column);
                writer.WriteByte((byte)'}');
            }

            writer.WriteByte((byte)']');
        }

        if (error.Path is { } path)
        {
            WritePath(writer, path);
        }

        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            WriteExtensions(writer, error);
        }

        writer.WriteByte((byte)'}');
    }

    private static void WritePath(ResultWriter writer, Path path)
    {
        writer.WriteRaw(",\"path\":["u8);
        var isFirst = true;
        foreach (var segment in path.ToList())
        {
            if (!isFirst)
            {
                writer.WriteByte((byte)',');
            }

            isFirst = false;
            if (segment is string key)
            {
                writer.WriteString(key);
            }
            else
            {
                writer.WriteNumber((int)segment);
            }
        }

        writer.WriteByte((byte)']');
    }

    private static void WriteExtensions(ResultWriter writer, IError error)
    {
        writer.WriteRaw(",\"extensions\":{"u8);
        var isFirst = true;
        if (error.Code is { } code)
        {
            writer.WriteRaw("\"code\":"u8);
            writer.WriteString(code);
            isFirst = false;
        }

        foreach (var (key, value) in error.Extensions ?? new Dictionary<string, object?>(StringComparer.Ordinal))
        {
            if (!isFirst)
            {
                writer.WriteByte((byte)',');
            }

            isFirst = false;
            writer.WriteString(key);
            writer.WriteByte((byte)':');
            writer.WriteRaw(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value)));
        }

        writer.WriteByte((byte)'}');
    }
}
