using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Warehouse.Configuration;

/// <summary>What most facts have in common: a customer, a branch, and codes of the source.</summary>
internal static class EventKeys
{
    public const int CodeLength = 64;

    /// <summary>Refers to the customer of the property <c>CustomerId</c>.</summary>
    public static void HasCustomer<T>(this EntityTypeBuilder<T> fact)
        where T : class => fact.HasOne<Customer>().WithMany().HasForeignKey("CustomerId").OnDelete(DeleteBehavior.NoAction);

    /// <summary>Refers to the branch of the property <c>BranchId</c>.</summary>
    public static void HasBranch<T>(this EntityTypeBuilder<T> fact)
        where T : class => fact.HasOne<Branch>().WithMany().HasForeignKey("BranchId").OnDelete(DeleteBehavior.NoAction);

    /// <summary>Bounds the length of properties that hold the source's codes.</summary>
    public static void HasCodes<T>(this EntityTypeBuilder<T> fact, params string[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            fact.Property(property).HasMaxLength(CodeLength);
        }
    }

    /// <summary>A rule that every row keeps, named after its table.</summary>
    public static void Check<T>(this TableBuilder<T> table, string rule, string sql)
        where T : class => table.HasCheckConstraint($"ck_{table.Name}_{rule}", sql);
}
