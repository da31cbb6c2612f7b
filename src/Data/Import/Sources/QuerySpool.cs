using System.Data.Common;
using System.Globalization;
using CsvHelper;
using Kpi.Data.Import.Mappings;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Kpi.Data.Import.Sources;

/// <summary>
/// Copies the answer of a query on another database into a temporary text file, which is then imported like any other: it can be read twice and
/// gives the same, and it has a hash.
/// </summary>
internal static class QuerySpool
{
    /// <summary>Runs the query and writes its rows.</summary>
    /// <param name="query">Where, and what to ask.</param>
    /// <param name="name">The mapping's name for it.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="DataException">SOURCE_UNREACHABLE or SOURCE_QUERY_FAILED.</exception>
    public static string Write(SourceQuery query, string name, string folder, CancellationToken cancellation)
    {
        // The mapping's parser lets no name through that would lead out of the folder.
        var path = Path.Combine(folder, name + ".csv");
        using var connection = Open(query, name);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = query.Statement;
            command.CommandTimeout = 0;
            using var reader = command.ExecuteReader();
            using var csv = CsvWriter.ToFile(path, new CsvWriterOptions { WriteByteOrderMark = true });
            csv.WriteRecord([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                csv.WriteRecord([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
            }

            return path;
        }
        catch (DbException failed)
        {
            throw new DataException(
                "SOURCE_QUERY_FAILED",
                $"The query of '{name}' fails: {failed.Message.TrimEnd('.')}. Correct it in the mapping."
            );
        }
    }

    /// <summary>How the copy is written: as corrected rows are, and always with commas.</summary>
    public static SourceFormat Format(SourceFormat source) => CorrectedRows.Format(source) with { Delimiter = ',' };

    private static DbConnection Open(SourceQuery query, string name)
    {
        var connection = Connection(query, name);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception failed) when (failed is DbException or InvalidOperationException)
        {
            connection.Dispose();
            var where = query.SqliteFile is { } file ? $", the file {file}," : "";
            throw new DataException(
                "SOURCE_UNREACHABLE",
                $"The database of '{name}'{where} cannot be opened: {failed.Message.TrimEnd('.')}. Check 'database' in the mapping."
            );
        }
    }

    private static DbConnection Connection(SourceQuery query, string name)
    {
        if (query.SqliteFile is { } file)
        {
            if (!File.Exists(file))
            {
                throw new DataException(
                    "SOURCE_UNREACHABLE",
                    $"There is no file {file}, in which the mapping says the database of '{name}' is; correct 'sqlite' in the mapping."
                );
            }

            return new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = file,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
        }

        var setting = Environment.GetEnvironmentVariable(query.ServerVariable!);
        if (string.IsNullOrEmpty(setting))
        {
            throw new DataException(
                "SOURCE_UNREACHABLE",
                $"The environment variable {query.ServerVariable}, in which the mapping says the connection string of '{name}' is, is not set."
            );
        }

        try
        {
            return new SqlConnection(setting);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or InvalidOperationException)
        {
            // What SqlClient says of it may quote a part of the password.
            throw new DataException(
                "SOURCE_UNREACHABLE",
                $"The environment variable {query.ServerVariable} holds no connection string of SQL Server, which '{name}' needs; "
                    + "write it as Server=…;Database=…;User ID=…;Password=… ."
            );
        }
    }

    private static string? Text(object value) =>
        value switch
        {
            DBNull => null,
            DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            double number => PlainNumber.Of(number),
            byte[] bytes => Convert.ToHexString(bytes),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
}
