using System.Security.Cryptography;
using System.Text;
using Kpi.Data.Warehouse;
using Microsoft.EntityFrameworkCore;

namespace Kpi.Data.Tests.Import;

/// <summary>One hash over every row of the facts, the mart or the dimensions, whatever the order in which they were stored.</summary>
internal static class Fingerprint
{
    private static readonly string[] Kinds = ["dim_", "fact_", "mart_"];

    /// <summary>SHA-256 over tables, columns and rows in order; times of running (mart_month) and the ledger are no part of it.</summary>
    public static string Of(WarehouseLocation warehouse)
    {
        using var context = warehouse.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var tables = context
            .Model.GetEntityTypes()
            .Select(type => type.GetTableName()!)
            .Where(table => Kinds.Any(kind => table.StartsWith(kind, StringComparison.Ordinal)) && table != "mart_month");
        context.Database.OpenConnection();
        foreach (var table in tables.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(table + "\n"));
            foreach (var row in Rows(context, table).Order(StringComparer.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(row + "\n"));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> Rows(WarehouseContext context, string table)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}")));
        }

        return rows;
    }
}
